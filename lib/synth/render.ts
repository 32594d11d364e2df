import { ApiObject, type App, Chart } from 'cdk8s';
import { withCachedObjects } from '../app-objects';
import { sortForApply } from './apply-order';
import { rejectLostKeys } from './lost-keys';

/** An object of a chart, rendered. */
export interface RenderedObject {
  /** The path of its construct. */
  readonly path: string;
  /** What will be applied, patches included. */
  readonly manifest: unknown;
}

/** A chart and its objects, in the order in which they are written. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly objects: readonly RenderedObject[];
}

/**
 * Renders the objects of every chart, in the order in which they are written.
 *
 * @throws where a construct's validation fails or an object can't be rendered
 */
export function renderApp(app: App): RenderedChart[] {
  return rejectLostKeys(app, () => {
    // By this CDK8s validates the whole app and infers which objects and charts depend on which: to do it for every
    // chart, as `app.synth()` does, takes time that grows with their square.
    app.charts[0]?.toJson();
    return withCachedObjects(app, () => app.charts.map(renderChart));
  });
}

function renderChart(chart: Chart): RenderedChart {
  return { chart, objects: sortForApply(listObjects(chart)).map(renderObject) };
}

function renderObject(object: ApiObject): RenderedObject {
  return { path: object.node.path, manifest: object.toJson() };
}

/** The objects of a chart, but not those of charts within it. */
function listObjects(chart: Chart): ApiObject[] {
  return chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart);
}
