import { v } from '../../validation';
import { Container } from './container';
import { type ContainerProps, containerPropsRules } from './container-props';

/** Properties of an init container. */
export interface InitContainerProps extends ContainerProps {
  /** The name of the container: 1 to 63 lowercase letters, digits and dashes, unique in the pod. */
  readonly name: string;
}

const initContainerPropsRule = v.object<InitContainerProps>({ ...containerPropsRules, name: v.name('label') });

/**
 * A container that runs to completion before the containers of the app start. It has no probes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export class InitContainer extends Container<InitContainerProps> {
  constructor(props: InitContainerProps) {
    super(props, initContainerPropsRule(props));
  }
}
