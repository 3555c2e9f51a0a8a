/** Parses JSON that may have comments and commas before closing brackets, as in `tsconfig.json`; undefined when it cannot. */
export function parseJsonWithComments(text: string): unknown {
  try {
    return JSON.parse(withoutComments(text.replace(/^\ufeff/u, "")));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const pieces = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[\]}])/gu;

function withoutComments(text: string): string {
  return text.replace(pieces, (piece) => (piece.startsWith('"') ? piece : " "));
}
