/** Parts of a list as each language separates them: `、` or a comma. */
export function joinList(parts: string[], language: string): string {
  return parts.join(language === 'en' ? ', ' : '、');
}
