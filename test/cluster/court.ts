import { delimiter } from 'node:path';
import { levelOf, type Plan } from '../generated';
import { ApiServer } from './api-server';
import { Judge } from './judge';
import { assertForTests } from './kubectl';

/** API servers of several versions, each of which is asked. */
export class Court {
  /** Each must be that of `$KUBECONFIG`, or of one of the kubeconfigs in `$API_SERVERS`. */
  static async of(...versions: readonly string[]): Promise<Court> {
    const { KUBECONFIG = '', API_SERVERS = '' } = process.env;
    const kubeconfigs = [KUBECONFIG, ...API_SERVERS.split(delimiter).filter((path) => path !== '')];
    kubeconfigs.forEach(assertForTests);
    const servers = await Promise.all(kubeconfigs.map((path) => ApiServer.open(path)));
    const chosen = versions.flatMap((version) => servers.find((server) => server.version === version) ?? []);
    for (const server of servers) if (!chosen.includes(server)) server.close();
    if (chosen.length < versions.length) {
      for (const server of chosen) server.close();
      throw new Error(
        `These tests ask API servers of Kubernetes ${versions.join(', ')}. ` +
          `$KUBECONFIG and the kubeconfigs in $API_SERVERS ("${delimiter}" between them) lead to ${servers.map(({ version }) => version).join(', ')}.`,
      );
    }
    return new Court(await Promise.all(chosen.map((server) => Judge.of(server))));
  }

  private constructor(readonly judges: readonly Judge[]) {}

  /** The judges on the servers that a plan may be applied to. */
  for({ kubernetes }: Plan): readonly Judge[] {
    return this.judges.filter((judge) => judge.serves(kubernetes));
  }

  /** What stands against the file of a plan. */
  async objections(text: string, plan: Plan): Promise<string[]> {
    const objections = await Promise.all(this.for(plan).map((judge) => judge.objections(text, levelOf(plan))));
    return objections.flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.judges.map((judge) => judge.close()));
  }
}
