export { axisSteps, BarChart, StepChart } from './chart.tsx';
export { Button, ButtonLink, Choices, ErrorSummary, FileInput, Select, TextArea, TextInput, Tick } from './form.tsx';
export { BareLayout, Layout, type LayoutProps } from './layout.tsx';
export { Card, type FacetView, ListPage, Pagination, ViewLinks } from './list.tsx';
export { type MapPoint, PointMap } from './map.tsx';
export { Alert, Badge, Chips, Facts, PageHead, Prose, Section } from './page.tsx';
export { TABLE_ROLE, Table } from './table.tsx';
export { uiTexts } from './texts.ts';
