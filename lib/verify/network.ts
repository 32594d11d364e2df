import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const TIMEOUT_MS = 5000;
/** A forwarded port accepts every connection, and closes it within this time if nothing listens behind it. */
const CLOSE_DETECTION_MS = 500;
/** Characters that a request line may only have percent-encoded. */
const NOT_PRINTABLE_ASCII = /[^\x21-\x7e]/gu;
const MAX_BODY_BYTES = 2 ** 16;

/** A GET request. */
export interface HttpRequest {
  readonly scheme: 'HTTP' | 'HTTPS';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How an app responded to a request or a connection. */
export interface AppResponse {
  /** Whether a probe would pass: over HTTP, a status from 200 to 399. */
  readonly isOk: boolean;
  /** Such as `answered 200`, or why there was no response. */
  readonly summary: string;
  readonly body: string;
}

/** Sends requests to apps. */
export interface NetworkClient {
  sendHttpRequest(request: HttpRequest): Promise<AppResponse>;
  openTcpConnection(host: string, port: number): Promise<AppResponse>;
}

/** Sends requests over the network of this machine. */
export const networkClient: NetworkClient = {
  sendHttpRequest: ({ scheme, host, port, path, headers }) =>
    new Promise((resolve) => {
      const send = scheme === 'HTTPS' ? requestHttps : requestHttp;
      const options = {
        host,
        port,
        path: path.replaceAll(NOT_PRINTABLE_ASCII, encodeURIComponent),
        headers,
        agent: false,
        // The kubelet verifies no certificate either.
        rejectUnauthorized: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      const request = send(options, (response) => {
        const status = response.statusCode as number;
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          if (body.length < MAX_BODY_BYTES) body += text;
        });
        const finish = () => resolve({ isOk: status >= 200 && status < 400, summary: `answered ${status}`, body });
        response.on('end', finish).on('error', finish);
      });
      request.on('error', (error) => resolve(noResponse(error)));
      request.end();
    }),

  async openTcpConnection(host, port) {
    const socket = connect({ host, port, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const response = await new Promise<AppResponse>((resolve) => {
      socket.on('connect', () => resolve({ isOk: true, summary: 'took a connection', body: '' }));
      socket.on('error', (error) => resolve(noResponse(error)));
    });
    if (response.isOk) await setTimeout(CLOSE_DETECTION_MS);
    const isClosed = socket.resume().readableEnded || socket.destroyed;
    socket.destroy();
    return response.isOk && isClosed ? noResponse({ message: 'the connection was closed at once' }) : response;
  },
};

function noResponse({ name, message }: Partial<Error>): AppResponse {
  const reason = name === 'AbortError' ? `no answer within ${TIMEOUT_MS / 1000} seconds` : message;
  return { isOk: false, summary: `did not answer: ${reason}`, body: '' };
}
