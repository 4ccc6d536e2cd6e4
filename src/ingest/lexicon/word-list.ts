/** The words of a list that is written as running text, parted by blanks and line ends. */
export function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
