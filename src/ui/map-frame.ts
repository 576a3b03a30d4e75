import { geoMercator } from 'd3-geo';

/** The map's size in its own units. */
export const WIDTH = 720;
export const HEIGHT = 620;
/** Germany, Czechia and Poland with their neighbours, in degrees. */
const FRAME = { west: 5.6, east: 21.8, south: 47.1, north: 55.1 };
/** ISO 3166 numbers of countries drawn as ground of the network. */
export const OWN = new Set(['276', '203', '616']);

export const projection = geoMercator().fitExtent(
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
