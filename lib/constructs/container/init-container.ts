import { v } from '../../validation';

import { Container } from './container';
import { type ContainerProps, containerPropsRules } from './container-props';

/** What runs before the containers of an app, and ends. */
export interface InitContainerProps extends ContainerProps {
  /** The container's name: 1 to 63 lower-case letters, digits and dashes. Its pod's containers have different ones. */
  readonly name: string;
}

const initContainerPropsRule = v.object<InitContainerProps>({ ...containerPropsRules, name: v.name('label') });

/**
 * A container that does something and ends, before those of the app are started. It has no probes: that it ends
 * well is all that is asked of it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export class InitContainer extends Container<InitContainerProps> {
  constructor(props: InitContainerProps) {
    super(props, initContainerPropsRule(props));
  }
}
