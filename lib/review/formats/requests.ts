import { formatBytes, formatCores, type TextFormat } from '../../text';
import type { ImageChange, Report, Totals } from '../report';
import { describeRest, listNamesByNumber } from './name-lists';
import type { ObjectNames } from './names';

const MOST_IMAGES = 50;

/** A row of the table of images. */
export interface ImageRow {
  readonly objects: string;
  readonly container: string;
  readonly before: string;
  readonly after: string;
}

/** The total requests of one resource: `CPU`, `250m → 500m`. */
export interface RequestTotal {
  readonly label: string;
  readonly text: string;
}

/** The rows of the table of images. Objects with the same change share a row. */
export function imageRows({ images }: Report, names: ObjectNames, show: TextFormat): ImageRow[] {
  const groups = groupByChange(images);
  const rows = groups.slice(0, MOST_IMAGES).map((changes): ImageRow => {
    const [{ container, before, after }] = changes;
    const titles = changes.map(({ object, namespace = null }) => names.withNamespace(object, namespace));
    return {
      objects: listNamesByNumber(titles, show, { of: 'objects' }),
      container: show.name(container),
      before: showImage(before, show),
      after: showImage(after, show),
    };
  });
  const rest = describeRest(groups.length - rows.length);
  return [...rows, ...rest.map((objects) => ({ objects, container: '', before: '', after: '' }))];
}

/** Groups images by container and change. */
function groupByChange(images: readonly ImageChange[]): [ImageChange, ...ImageChange[]][] {
  const groups = new Map<string, [ImageChange, ...ImageChange[]]>();
  for (const image of images) {
    const key = JSON.stringify([image.container, image.before, image.after]);
    const group = groups.get(key);
    if (group) group.push(image);
    else groups.set(key, [image]);
  }
  return [...groups.values()];
}

function showImage(image: string | undefined, show: TextFormat): string {
  return image === undefined ? 'none' : show.name(image);
}

/** The requests of all pods and claims. */
export function requestTotals({ totals }: Report): RequestTotal[] {
  return [
    requestTotal('CPU', totals, ({ cpu }) => formatCores(cpu)),
    requestTotal('Memory', totals, ({ memory }) => formatBytes(memory)),
    requestTotal('Storage', totals, ({ storage }) => formatBytes(storage)),
  ];
}

function requestTotal(label: string, totals: Report['totals'], format: (totals: Totals) => string): RequestTotal {
  const [before, after] = [format(totals.before), format(totals.after)];
  return { label, text: before === after ? `${after}, as before` : `${before} → ${after}` };
}
