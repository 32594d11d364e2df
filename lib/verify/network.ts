import { request as plainly } from 'node:http';
import { request as encrypted } from 'node:https';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const TIMEOUT_MS = 5000;
/** A forwarded port takes every connection, and closes it where nothing listens behind it. */
const CLOSED_WITHIN_MS = 500;
/** What no path on the wire may have, as it stands. */
const UNSPEAKABLE = /[^\x21-\x7e]/gu;
const MOST_BYTES = 2 ** 16;

/** Something to ask over HTTP. */
export interface HttpRequest {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was answered: a status from 200 to 399 is taken for well, as by the kubelet. */
export interface AppResponse {
  readonly isOk: boolean;
  /** Such as `answered 200`, or why nothing did. */
  readonly summary: string;
  readonly body: string;
}

/** Asks apps. */
export interface NetworkClient {
  sendHttpRequest(question: HttpRequest): Promise<AppResponse>;
  openTcpConnection(host: string, port: number): Promise<AppResponse>;
}

/** Asks over the network. */
export const networkClient: NetworkClient = {
  sendHttpRequest: ({ scheme, host, port, path, headers }) =>
    new Promise((resolve) => {
      const send = scheme === 'HTTPS' ? encrypted : plainly;
      // Like the kubelet, which looks at no certificate either.
      const options = {
        host,
        port,
        path: path.replaceAll(UNSPEAKABLE, encodeURIComponent),
        headers,
        agent: false,
        rejectUnauthorized: false,
      };
      const sent = send({ ...options, signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
        const status = response.statusCode as number;
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          if (body.length < MOST_BYTES) body += text;
        });
        const answered = () => resolve({ isOk: status >= 200 && status < 400, summary: `answered ${status}`, body });
        response.on('end', answered).on('error', answered);
      });
      sent.on('error', (error) => resolve(noResponse(error)));
      sent.end();
    }),

  async openTcpConnection(host, port) {
    const socket = connect({ host, port, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const opened = await new Promise<AppResponse>((resolve) => {
      socket.on('connect', () => resolve({ isOk: true, summary: 'took a connection', body: '' }));
      socket.on('error', (error) => resolve(noResponse(error)));
    });
    if (opened.isOk) await setTimeout(CLOSED_WITHIN_MS);
    const isClosed = socket.resume().readableEnded || socket.destroyed;
    socket.destroy();
    return opened.isOk && isClosed ? noResponse({ message: 'the connection was closed at once' }) : opened;
  },
};

function noResponse({ name, message }: Partial<Error>): AppResponse {
  const why = name === 'AbortError' ? `no answer within ${TIMEOUT_MS / 1000} seconds` : message;
  return { isOk: false, summary: `did not answer: ${why}`, body: '' };
}
