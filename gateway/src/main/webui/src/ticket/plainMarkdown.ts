/** Markdown as one would type it in a mail: the words and the lists stay, the marks go. */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replace(/^#{1,6}\s+(.*)$/gm, '$1')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .trim();
}
