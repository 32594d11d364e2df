import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { DeclaredObject } from '../checks';

/**
 * Returns the objects that constructs of an App declare as existing: `OutsideObject`, and those of cdk8s-plus such as
 * `Secret.fromSecretName(…)`. These constructs have a kind and a name and create no object.
 */
export function findDeclaredObjects(app: App): DeclaredObject[] {
  return app.node
    .findAll()
    .filter((construct) => isDeclaration(construct))
    .map((construct) => ({ kind: construct.kind, name: construct.name, namespace: Chart.of(construct).namespace }));
}

interface Declaration extends IConstruct {
  readonly kind: string;
  readonly name: string;
}

function isDeclaration(
  construct: IConstruct & { readonly kind?: unknown; readonly name?: unknown },
): construct is Declaration {
  const { kind, name, node } = construct;
  const createsObject = ApiObject.isApiObject(construct) || ApiObject.isApiObject(node.defaultChild);
  return typeof kind === 'string' && typeof name === 'string' && !createsObject;
}
