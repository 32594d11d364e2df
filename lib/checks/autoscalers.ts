import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';

/** Returns the HorizontalPodAutoscalers in the App that scale an object. */
export function findAutoscalers(app: FinishedApp, workload: FinishedObject): FinishedObject[] {
  return app.ofKind('HorizontalPodAutoscaler').filter((autoscaler) => findScaleTarget(app, autoscaler) === workload);
}

/** Returns the object that a HorizontalPodAutoscaler scales; undefined if it is not in the App. */
export function findScaleTarget(app: FinishedApp, autoscaler: FinishedObject): FinishedObject | undefined {
  const target = autoscaler.at('spec', 'scaleTargetRef');
  return app.find(target.at('kind').string ?? '', target.at('name').string ?? '', autoscaler);
}
