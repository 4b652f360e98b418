/** The words that stand in a corrected text where others stood before, without marks around them; empty where nothing came in. */
export function changedWords(before: string, after: string): string {
  const old = words(before);
  const now = words(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return now
    .slice(start, now.length - end)
    .join(" ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}
