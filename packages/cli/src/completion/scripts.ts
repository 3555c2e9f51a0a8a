/** The shells that there is a completion for. */
export const shells = ["bash", "zsh", "fish", "powershell"] as const;

/** The name of one of them. */
export type Shell = (typeof shells)[number];

/** Reports whether a text is the name of one of the shells. */
export function isShell(name: string): name is Shell {
  return (shells as readonly string[]).includes(name);
}

const bash = String.raw`# Completion of autonats for bash: source <(autonats completion bash)
_autonats() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o default ;;
      :directories) compopt -o dirnames ;;
      *) COMPREPLY+=("${"${"}line%%$'\t'*}") ;;
    esac
  done < <("$1" complete -- "${"${"}COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _autonats autonats
`;

const zsh = String.raw`#compdef autonats
# Completion of autonats for zsh: source <(autonats completion zsh)
_autonats() {
  local line value paths=
  local -a described
  while IFS= read -r line; do
    case $line in
      :*) paths=$line ;;
      *)
        value=${"${"}line%%$'\t'*}
        described+=("${"${"}value//:/\\:}:${"${"}${"${"}line#"$value"}#$'\t'}")
        ;;
    esac
  done < <("$words[1]" complete -- "${"${"}(@)words[2,CURRENT]}" 2>/dev/null)
  (( $#described )) && _describe autonats described
  case $paths in
    :files) _files ;;
    :directories) _files -/ ;;
  esac
}
compdef _autonats autonats
`;

const fish = `# Completion of autonats for fish: autonats completion fish | source
function __autonats_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete -- $words[2..] 2>/dev/null)
        switch $line
            case ':files'
                __fish_complete_path (commandline -ct)
            case ':directories'
                __fish_complete_directories (commandline -ct) ''
            case '*'
                echo $line
        end
    end
end
complete -c autonats -f -a '(__autonats_complete)'
`;

const powershell = String.raw`# Completion of autonats for PowerShell: autonats completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName autonats -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = $commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition }
    $words = @($before | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '""' }
    autonats complete '--' @words 2>$null | Where-Object { $_ -notlike ':*' } | ForEach-Object {
        $value, $description = $_ -split "\t", 2
        if (-not $description) { $description = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
    }
}
`;

/** What each shell reads. All of them ask the hidden command `complete`, so that they know what this version knows. */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
