/** Reads QR codes from the camera: by the browser's own detector where it has one, otherwise by ours in a worker. */
export interface Camera {
  stop(): void;
}

/** Not in the types of the DOM yet. */
interface Detector {
  detect(image: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): Detector;
      getSupportedFormats(): Promise<string[]>;
    };
  }
}

/** Looks so often: fast enough for a queue of people, slow enough for the battery of a phone. */
const EVERY_MS = 150;
/** Wide enough to read a badge at arm's length; every more is work for nothing. */
const READ_WIDTH = 640;

type Look = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Throws what `getUserMedia` throws: refused by the person, no camera. */
export async function startCamera(video: HTMLVideoElement, found: (code: string) => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  video.srcObject = stream;
  await video.play();
  const { look, end } = await makeLook();
  let runs = true;
  const loop = async (): Promise<void> => {
    if (!runs) return;
    const code = video.readyState >= video.HAVE_CURRENT_DATA ? await look(video).catch(() => undefined) : undefined;
    if (code !== undefined && code !== '' && runs) found(code);
    setTimeout(loop, EVERY_MS);
  };
  void loop();
  return {
    stop() {
      runs = false;
      end();
      for (const track of stream.getTracks()) track.stop();
      video.srcObject = null;
    },
  };
}

async function makeLook(): Promise<{ look: Look; end: () => void }> {
  const formats = (await window.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (window.BarcodeDetector !== undefined && formats.includes('qr_code')) {
    const detector = new window.BarcodeDetector({ formats: ['qr_code'] });
    return { look: async (video) => (await detector.detect(video))[0]?.rawValue, end: () => {} };
  }
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const look: Look = async (video) => {
    if (context === null || video.videoWidth === 0) return undefined;
    const scale = Math.min(1, READ_WIDTH / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => {
      worker.onmessage = (event: MessageEvent<string | undefined>) => resolve(event.data);
      worker.postMessage({ data, width, height }, [data.buffer]);
    });
  };
  return { look, end: () => worker.terminate() };
}
