/** Bytes that the server takes, and the sides at which a picture is tried, in pixels. */
const BYTES = 192 * 1024;
const SIDES = [600, 450, 300, 200, 120];

/**
 * The picture in this file as a PNG in base64, made smaller until it fits; null where it is none. Drawing it
 * anew leaves off whatever else the file said, such as the place where a photo was taken.
 */
export async function asPng(file: Blob): Promise<string | null> {
  const drawn = await createImageBitmap(file).catch(() => null);
  if (!drawn) return null;
  for (const side of SIDES) {
    const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(drawn.width * scale));
    canvas.height = Math.max(1, Math.round(drawn.height * scale));
    canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const data = canvas.toDataURL('image/png').split(',')[1] ?? '';
    if (data.length > 0 && (data.length * 3) / 4 <= BYTES) return data;
  }
  return null;
}
