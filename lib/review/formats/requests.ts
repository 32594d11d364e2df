import { bytes, cores, grouped, type Show } from '../../text';
import type { ImageChange, Report, Totals } from '../report';
import { listNamesByNumber } from './name-lists';
import type { ObjectNames } from './names';

const MOST_IMAGES = 50;

/** A row of the table of images. */
export interface ImageRow {
  readonly objects: string;
  readonly container: string;
  readonly before: string;
  readonly after: string;
}

/** The table of images: where the same changes in many objects, they stand in one row. */
export function imageRows({ images }: Report, names: ObjectNames, show: Show): ImageRow[] {
  const objects = new Map<string, string[]>();
  for (const { object, namespace = null, ...change } of images) {
    const title = names.withNamespace(object, namespace);
    const key = JSON.stringify(change, ['container', 'before', 'after']);
    const alike = objects.get(key);
    if (alike) alike.push(title);
    else objects.set(key, [title]);
  }
  const rows = [...objects].map(([key, titles]) => {
    const { container, before, after } = JSON.parse(key) as ImageChange;
    const image = (name: string | undefined) => (name === undefined ? 'none' : show.name(name));
    return {
      objects: listNamesByNumber(titles, show, { of: 'objects' }),
      container: show.name(container),
      before: image(before),
      after: image(after),
    };
  });
  const rest = rows.length - MOST_IMAGES;
  const more = { objects: `and ${grouped(rest)} more`, container: '', before: '', after: '' };
  return [...rows.slice(0, MOST_IMAGES), ...(rest > 0 ? [more] : [])];
}

/** What all pods and claims ask for: `CPU`, `250m → 500m`. */
export function requestTotals({ totals: { before, after } }: Report): { label: string; text: string }[] {
  const request = (label: string, resource: keyof Totals, written: (amount: number) => string) => {
    const [was, is] = [written(before[resource]), written(after[resource])];
    return { label, text: was === is ? `${is}, as before` : `${was} → ${is}` };
  };
  return [request('CPU', 'cpu', cores), request('Memory', 'memory', bytes), request('Storage', 'storage', bytes)];
}
