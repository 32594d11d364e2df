import { ApiObject, type App, Chart } from 'cdk8s';
import { withCachedObjects } from '../app-objects';
import { sortForApply } from './apply-order';
import { rejectLostKeys } from './lost-keys';

/** An object of a chart as it will be applied. */
export interface RenderedObject {
  /** The path of the construct. */
  readonly path: string;
  /** The manifest, patches included. */
  readonly manifest: unknown;
}

/** A chart and its objects, in the order of its file. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly objects: readonly RenderedObject[];
}

/**
 * Renders the objects of all charts of an App.
 *
 * @throws if a construct is invalid or an object cannot be rendered
 */
export function renderApp(app: App): RenderedChart[] {
  return rejectLostKeys(app, () => {
    // Validates the constructs and infers the dependencies of the whole App. `app.synth()` repeats this for each chart,
    // which takes quadratic time.
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

/** Returns the objects of a chart, without those of nested charts. */
function listObjects(chart: Chart): ApiObject[] {
  return chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart);
}
