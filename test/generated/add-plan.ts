import { App, Chart } from 'cdk8s';
import { HorizontalPodAutoscaler, Metric, MetricTarget } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { OutsideObject, PersistentStatefulApp } from '../../lib/constructs';
import { untyped } from '../apps';
import { CALLS } from './calls';
import { type AppPlan, type AutoscalerPlan, PlannedCall, partsOf } from './plan';

/** The place of an app in the construct tree. Manifests do not depend on it. */
export interface AppPlace {
  /** The ids of the constructs between the chart and the app. */
  readonly scopes: readonly string[];
  readonly id: string;
}

/** Creates an App with one chart, for the Kubernetes version of a plan. */
export function createAppFor({ kubernetes }: AppPlan, outdir: string): { app: App; chart: Chart } {
  const app = new App({ outdir });
  app.node.setContext('kubernetes', kubernetes);
  return { app, chart: new Chart(app, 'chart') };
}

/** Adds the app of a plan to a chart, with its exposures and autoscaler. Throws what the constructs throw. */
export function addPlan(
  plan: AppPlan,
  chart: Chart,
  { scopes, id }: AppPlace = { scopes: [], id: 'app' },
): PersistentStatefulApp {
  const scope = scopes.reduce<Construct>((outer, one) => new Construct(outer, one), chart);
  const app = new PersistentStatefulApp(scope, id, untyped(createValue(plan.app, new Map())));
  declareExistingObjects(plan, scope);
  for (const exposure of plan.exposures) app.expose(untyped(createValue(exposure, new Map())));
  if (plan.autoscaler) addAutoscaler(app, scope, plan.autoscaler);
  return app;
}

/** Creates the value that a plan describes. Equal calls create one instance, so that containers share volumes. */
function createValue(plan: unknown, instances: Map<string, unknown>): unknown {
  if (plan instanceof PlannedCall) {
    const key = JSON.stringify([plan.name, plan.args]);
    const make = CALLS[plan.name] as (...args: unknown[]) => unknown;
    if (!instances.has(key)) instances.set(key, make(...plan.args.map((arg) => createValue(arg, instances))));
    return instances.get(key);
  }
  if (Array.isArray(plan)) return plan.map((item) => createValue(item, instances));
  if (typeof plan !== 'object' || plan === null) return plan;
  return Object.fromEntries(Object.entries(plan).map(([key, value]) => [key, createValue(value, instances)]));
}

/** A reference to an object that is not in the App. */
interface ObjectReference {
  readonly kind: string;
  readonly name: string;
}

/** Lists the objects that a plan refers to. */
function listReferences({ app }: AppPlan): ObjectReference[] {
  const { priorityClassName } = app as { priorityClassName?: string };
  const named = [...partsOf(app)]
    .map(([, part]) => Object(part) as ObjectReference)
    .filter(({ kind }) => kind !== undefined);
  const priority = priorityClassName === undefined ? [] : [{ kind: 'PriorityClass', name: priorityClassName }];
  return [...new Map([...named, ...priority].map((one) => [`${one.kind}/${one.name}`, one])).values()];
}

function declareExistingObjects(plan: AppPlan, scope: Construct): void {
  for (const [index, { kind, name }] of listReferences(plan).entries()) {
    new OutsideObject(scope, `outside${index}`, { kind, name });
  }
}

function addAutoscaler(app: PersistentStatefulApp, scope: Construct, { share, ...replicas }: AutoscalerPlan): void {
  const metric = share
    ? Metric.resourceCpu(MetricTarget.averageUtilization(70))
    : Metric.resourceMemory(MetricTarget.averageValue(100));
  new HorizontalPodAutoscaler(scope, 'autoscaler', {
    metadata: { name: app.name },
    target: app,
    metrics: [metric],
    ...replicas,
  });
}
