import { readFileSync } from 'node:fs';
import { HEIGHT, projection, WIDTH } from './map-frame.ts';

export interface MapPoint {
  lat: number;
  lon: number;
  label: string;
  href: string;
  count: number;
  /** Written beside the point where there is room. */
  name?: string;
}

/** Made by `node scripts/outlines.ts`: cutting them out of the world anew took longer than everything else on the first page. */
const OUTLINES: { d: string; own: boolean }[] = JSON.parse(
  readFileSync(new URL('outlines.json', import.meta.url), 'utf8'),
);

interface Placed {
  point: MapPoint;
  x: number;
  y: number;
  radius: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Points in the frame; those at the same place stand side by side, so that each can be reached. */
function place(points: MapPoint[]): Placed[] {
  const most = Math.max(1, ...points.map((point) => point.count));
  const taken = new Map<string, number>();
  return points.flatMap((point) => {
    const at = projection([point.lon, point.lat]);
    if (at === null || at[0] < 0 || at[0] > WIDTH || at[1] < 0 || at[1] > HEIGHT) return [];
    const radius = 4 + 6 * Math.sqrt(point.count / most);
    const key = `${point.lat} ${point.lon}`;
    const earlier = taken.get(key) ?? 0;
    taken.set(key, earlier + 1);
    return [{ point, x: at[0] + earlier * radius * 1.6, y: at[1], radius }];
  });
}

/** Height of a name on the map and the width of an average letter of it. */
const TEXT_HEIGHT = 17;
const LETTER_WIDTH = 7.6;

/** Names where there is room for them, to the right of the point or else left, above, below; no two overlap. */
function placeNames(placed: Placed[]): { text: string; x: number; y: number; anchor: 'start' | 'end' | 'middle' }[] {
  const boxes: Box[] = placed.map(({ x, y, radius: r }) => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }));
  const isFree = (box: Box) =>
    box.left > 0 &&
    box.right < WIDTH &&
    boxes.every((b) => box.right < b.left || box.left > b.right || box.bottom < b.top || box.top > b.bottom);
  const done = new Set<string>();
  return placed.flatMap(({ point, x, y, radius }) => {
    if (point.name === undefined || done.has(point.name)) return [];
    const width = point.name.length * LETTER_WIDTH;
    const gap = radius + 4;
    const half = TEXT_HEIGHT / 2;
    const spots = [
      { x: x + gap, y, anchor: 'start' as const, left: x + gap },
      { x: x - gap, y, anchor: 'end' as const, left: x - gap - width },
      { x, y: y - gap - half, anchor: 'middle' as const, left: x - width / 2 },
      { x, y: y + gap + half, anchor: 'middle' as const, left: x - width / 2 },
    ];
    for (const { left, ...spot } of spots) {
      const box = { left, right: left + width, top: spot.y - half, bottom: spot.y + half };
      if (!isFree(box)) continue;
      boxes.push(box);
      done.add(point.name);
      return [{ text: point.name, ...spot }];
    }
    return [];
  });
}

/**
 * Places on a map, drawn here and not by somebody else's server. Every point is a link with a name, so the map can be
 * walked by keyboard; the list beside it says the same in words. Points outside the frame are in the list only.
 */
export function PointMap(props: { title: string; description: string; points: MapPoint[] }) {
  const placed = place(props.points);
  return (
    <svg
      class="hw-map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="group"
      aria-label={`${props.title}. ${props.description}`}
    >
      {OUTLINES.map((country) => (
        <path class={country.own ? 'hw-map__own' : 'hw-map__land'} d={country.d} />
      ))}
      <g aria-hidden="true">
        {placeNames(placed).map((name) => (
          <text
            class="hw-map__name"
            x={name.x.toFixed(1)}
            y={name.y.toFixed(1)}
            text-anchor={name.anchor}
            dominant-baseline="central"
          >
            {name.text}
          </text>
        ))}
      </g>
      {placed.map(({ point, x, y, radius }) => (
        <a href={point.href} class="hw-map__point" aria-label={point.label}>
          <title>{point.label}</title>
          <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />
        </a>
      ))}
    </svg>
  );
}
