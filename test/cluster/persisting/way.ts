import type { Chart } from 'cdk8s';
import type { ProbedContainerProps } from '../../../lib/constructs';

/** Adds an app to a chart that keeps its files in one way. `web` has the common properties of its container. */
export type Way = (this: Chart, web: ProbedContainerProps) => void;

/** Ways, by the name of the app. */
export type Ways = Readonly<Record<string, Way>>;
