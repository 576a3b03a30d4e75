import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

/** Outlines: Natural Earth 1:50 m (public domain) as packed by world-atlas. */
const ATLAS = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');

export interface MapPoint {
  lat: number;
  lon: number;
  label: string;
  href: string;
  count: number;
  /** Written beside the point where there is room. */
  name?: string;
}

const WIDTH = 720;
const HEIGHT = 620;
/** Germany, Czechia and Poland with their neighbours, in degrees. */
const FRAME = { west: 5.6, east: 21.8, south: 47.1, north: 55.1 };
/** ISO 3166 numbers of countries drawn as ground of the network. */
const OWN = new Set(['276', '203', '616']);

const projection = geoMercator().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  {
    type: 'MultiPoint',
    coordinates: [
      [FRAME.west, FRAME.south],
      [FRAME.east, FRAME.north],
    ],
  },
);

let outlines: { d: string; own: boolean }[] | undefined;

function readOutlines(): { d: string; own: boolean }[] {
  if (outlines !== undefined) return outlines;
  const atlas = JSON.parse(readFileSync(ATLAS, 'utf8'));
  const countries = feature(atlas, atlas.objects.countries) as unknown as GeoJSON.FeatureCollection;
  const path = geoPath(
    projection.clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]),
  );
  path.digits(1);
  outlines = countries.features.flatMap((country) => {
    const d = path(withinFrame(country.geometry));
    return d === null ? [] : [{ d, own: OWN.has(String(country.id)) }];
  });
  return outlines;
}

/** The polygons that reach into the picture. Drawing the whole world only to cut it off took half a second. */
function withinFrame(geometry: GeoJSON.Geometry): GeoJSON.MultiPolygon {
  const [west = 0, north = 0] = projection.invert?.([0, 0]) ?? [];
  const [east = 0, south = 0] = projection.invert?.([WIDTH, HEIGHT]) ?? [];
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  const overlaps = (values: number[], low: number, high: number) =>
    values.some((value) => value >= low) && values.some((value) => value <= high);
  const reaches = ([outer = []]: GeoJSON.Position[][]) =>
    overlaps(
      outer.map(([lon = 0]) => lon),
      west,
      east,
    ) &&
    overlaps(
      outer.map(([, lat = 0]) => lat),
      south,
      north,
    );
  return { type: 'MultiPolygon', coordinates: polygons.filter(reaches) };
}

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
      {readOutlines().map((country) => (
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
