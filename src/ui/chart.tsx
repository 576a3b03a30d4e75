/** Heights in rem, so that a chart grows with the letters; widths in percent, so that it fits any screen and no letter is stretched. */
const ROW = 2.9;
const PLOT = 12;

/** Letters of a label that fit beside a number on the narrowest screen. */
const LABEL = 30;

const shorten = (text: string) => (text.length > LABEL ? `${text.slice(0, LABEL - 1).trimEnd()}…` : text);

const rem = (value: number) => `${Math.round(value * 100) / 100}rem`;
const percent = (value: number) => `${Math.round(value * 1000) / 10}%`;

/** Bars below each other, each under its label. The table with the same numbers stands beside it: this is a picture with one title. */
export function BarChart(props: { id: string; title: string; bars: { label: string; value: number; text: string }[] }) {
  const most = Math.max(1, ...props.bars.map(({ value }) => value));
  return (
    <svg
      class="hw-chart"
      role="img"
      width="100%"
      height={rem(props.bars.length * ROW)}
      aria-label={props.title}
      id={props.id}
    >
      {props.bars.map(({ label, value, text }, at) => (
        <g>
          <text x="0" y={rem(at * ROW + 1.1)}>
            {shorten(label)}
          </text>
          <text class="hw-chart__number" x="100%" y={rem(at * ROW + 1.1)} text-anchor="end">
            {text}
          </text>
          <rect class="hw-chart__ground" x="0" y={rem(at * ROW + 1.5)} width="100%" height="0.7rem" rx="3" />
          {value === 0 ? null : (
            <rect
              class="hw-chart__bar"
              x="0"
              y={rem(at * ROW + 1.5)}
              width={percent(value / most)}
              height="0.7rem"
              rx="3"
            />
          )}
        </g>
      ))}
    </svg>
  );
}

/** Steps of an axis up to at least `most`: 1, 2 or 5 times a power of ten, at most four of them. */
export function axisSteps(most: number): number[] {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? 1);
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) }, (_, at) => (at + 1) * step);
}

/**
 * A sum that grows, in steps. `points` from left to right, `x` from 0 to 1. The curve alone is stretched to the width; letters are not, so they
 * stay readable at 320 pixels.
 */
export function StepChart(props: {
  id: string;
  title: string;
  points: { x: number; y: number }[];
  /** Below the left and the right end. */
  from: string;
  to: string;
  number: (value: number) => string;
}) {
  const steps = axisSteps(Math.max(0, ...props.points.map(({ y }) => y)));
  const top = steps.at(-1) ?? 1;
  const height = (value: number) => Math.round((1 - value / top) * 1000) / 10;
  const path = props.points.map(({ x, y }, at) => {
    const across = Math.round(x * 10000) / 100;
    return at === 0 ? `M${across} 100V${height(y)}` : `H${across}V${height(y)}`;
  });
  const line = path.join('');
  return (
    <svg class="hw-chart" role="img" width="100%" height={rem(PLOT + 2.6)} aria-label={props.title} id={props.id}>
      {[0, ...steps].map((step) => {
        const y = 1 + (1 - step / top) * PLOT;
        return (
          <g>
            <line class="hw-chart__line" x1="0" x2="100%" y1={rem(y)} y2={rem(y)} />
            {step === 0 ? null : (
              <text class="hw-chart__small" x="0" y={rem(y - 0.2)}>
                {props.number(step)}
              </text>
            )}
          </g>
        );
      })}
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a part of the picture, which has its title */}
      <svg x="0" y="1rem" width="100%" height={rem(PLOT)} viewBox="0 0 100 100" preserveAspectRatio="none">
        <path class="hw-chart__area" d={`${line}V100Z`} />
        <path class="hw-chart__curve" d={line} vector-effect="non-scaling-stroke" />
      </svg>
      <text class="hw-chart__small" x="0" y={rem(PLOT + 2.2)}>
        {props.from}
      </text>
      <text class="hw-chart__small" x="100%" y={rem(PLOT + 2.2)} text-anchor="end">
        {props.to}
      </text>
    </svg>
  );
}
