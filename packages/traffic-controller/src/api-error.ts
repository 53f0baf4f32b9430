// The codes that the HTTP API answers with, each with its status, and the error that carries one.
// This is the one list: programs branch on these names, so they are only added to. What is wrong in a given request is said by whoever throws.
import { LogError } from '@tailrace/core/errors';

/** Every code of the API and its HTTP status. */
export const API_ERROR_STATUS = {
  https_required: 400,
  invalid_app: 400,
  invalid_body: 400,
  invalid_cursor: 400,
  invalid_filter: 400,
  invalid_json: 400,
  invalid_parameter: 400,
  invalid_request: 400,
  invalid_time: 400,
  unauthorized: 401,
  forbidden: 403,
  forbidden_host: 403,
  forbidden_origin: 403,
  forbidden_peer: 403,
  not_available: 404,
  unknown_app: 404,
  unknown_drain: 404,
  unknown_route: 404,
  unknown_server: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  duplicate_drain: 409,
  read_only: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  drain_url_refused: 422,
  too_many_drains: 422,
  upgrade_required: 426,
  headers_too_large: 431,
  internal: 500,
  not_ready: 503,
  registry_unavailable: 503,
  stopping: 503,
  too_many_readers: 503,
  too_many_recents: 503,
  zones_unreachable: 503,
  deadline_exceeded: 504,
} as const;

/** A code of the API. */
export type ApiErrorCode = keyof typeof API_ERROR_STATUS;

/** A request that is answered with an error. Its message is shown to the caller, so it holds nothing internal. */
export class ApiError extends LogError<ApiErrorCode> {
  override readonly name = 'ApiError';
  /** HTTP status of the answer. */
  readonly status: number;
  /** Headers of the answer, such as `allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { readonly headers?: Readonly<Record<string, string>>; readonly cause?: unknown } = {},
  ) {
    const status = API_ERROR_STATUS[code];
    super(message, { code, retryable: status === 503 || status === 504, cause: options.cause });
    this.status = status;
    this.headers = options.headers ?? {};
  }
}

/** The body of an error answer. */
export function errorBody(
  code: ApiErrorCode,
  message: string,
): { readonly error: { readonly code: ApiErrorCode; readonly message: string } } {
  return { error: { code, message } };
}
