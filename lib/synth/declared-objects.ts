import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { DeclaredObject } from '../checks';

/**
 * The objects that constructs of an App stand for without making them: `OutsideObject`, and what cdk8s-plus has from
 * elsewhere, such as `Secret.fromSecretName(…)`. They all say their kind and their name.
 */
export function findDeclaredObjects(app: App): DeclaredObject[] {
  return app.node
    .findAll()
    .filter((construct) => isNamed(construct))
    .map((construct) => ({ kind: construct.kind, name: construct.name, namespace: Chart.of(construct).namespace }));
}

interface NamedConstruct extends IConstruct {
  readonly kind: string;
  readonly name: string;
}

function isNamed(construct: IConstruct): construct is NamedConstruct {
  const { kind, name } = construct as Partial<NamedConstruct>;
  const makesSomething = ApiObject.isApiObject(construct) || ApiObject.isApiObject(construct.node.defaultChild);
  return typeof kind === 'string' && typeof name === 'string' && !makesSomething;
}
