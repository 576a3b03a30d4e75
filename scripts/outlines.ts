/**
 * Makes the outlines of countries that the map is drawn on, once and not at every start: node scripts/outlines.ts. Natural Earth 1:50 m (public
 * domain) as packed by world-atlas.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { HEIGHT, OWN, projection, WIDTH } from '../src/ui/map-frame.ts';

const ATLAS = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const FILE = new URL('../src/ui/outlines.json', import.meta.url);

/** What `src/ui/outlines.json` holds, as text. */
export function makeOutlines(): string {
  const atlas = JSON.parse(readFileSync(ATLAS, 'utf8'));
  const countries = feature(atlas, atlas.objects.countries) as unknown as GeoJSON.FeatureCollection;
  const path = geoPath(
    projection.clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]),
  );
  path.digits(1);
  const outlines = countries.features.flatMap((country) => {
    const d = path(withinFrame(country.geometry));
    return d === null ? [] : [{ d, own: OWN.has(String(country.id)) }];
  });
  return `[\n${outlines.map((outline) => JSON.stringify(outline)).join(',\n')}\n]\n`;
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

if (import.meta.main) writeFileSync(FILE, makeOutlines());
