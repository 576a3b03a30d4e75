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
}

const WIDTH = 720;
const HEIGHT = 620;
/** Germany, Czechia and Poland with their neighbours, in degrees. */
const FRAME = { west: 5.2, east: 22.5, south: 46.9, north: 55.2 };
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
    const d = path(country);
    return d === null ? [] : [{ d, own: OWN.has(String(country.id)) }];
  });
  return outlines;
}

/**
 * Places on a map, drawn here and not by somebody else's server. Every point is a link with a name, so the map can be
 * walked by keyboard; the list beside it says the same in words. Points outside the frame are in the list only.
 */
export function PointMap(props: { title: string; description: string; points: MapPoint[] }) {
  const most = Math.max(1, ...props.points.map((point) => point.count));
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
      {props.points.flatMap((point) => {
        const at = projection([point.lon, point.lat]);
        if (at === null || at[0] < 0 || at[0] > WIDTH || at[1] < 0 || at[1] > HEIGHT) return [];
        const radius = 5 + 9 * Math.sqrt(point.count / most);
        const [x, y] = [at[0].toFixed(1), at[1].toFixed(1)];
        return [
          <a href={point.href} class="hw-map__point" aria-label={point.label}>
            <title>{point.label}</title>
            <circle cx={x} cy={y} r={radius.toFixed(1)} />
          </a>,
        ];
      })}
    </svg>
  );
}
