import { decodeQR } from 'qr/decode.js';

/** A worker: gets a picture, answers the text of its QR code or nothing. */
self.onmessage = (event: MessageEvent<{ data: Uint8ClampedArray; width: number; height: number }>) => {
  let code: string | undefined;
  try {
    code = decodeQR(event.data);
  } catch {
    // No code in the picture, which is so most of the time.
  }
  self.postMessage(code);
};
