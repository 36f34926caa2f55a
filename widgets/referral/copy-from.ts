/**
 * Copies what a field shows; where the page may not, leaves it selected, so
 * that the shopper can.
 *
 * @returns whether it was copied
 */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    // Frames without a permission may still do it this way.
    return document.execCommand('copy');
  }
}
