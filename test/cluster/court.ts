import { levelOf, type Plan } from '../generated';
import { Judge } from './judge';
import { serversOf } from './servers';

/** API servers of several versions, each of which is asked. */
export class Court {
  /** Each must be that of `$KUBECONFIG`, or of one of the kubeconfigs in `$API_SERVERS`. */
  static async of(...versions: readonly string[]): Promise<Court> {
    const servers = await serversOf(...versions);
    return new Court(await Promise.all(servers.map((server) => Judge.of(server))));
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
