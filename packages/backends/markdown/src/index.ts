export { type MarkdownOptions, markdownBackend } from "./backend.js";
