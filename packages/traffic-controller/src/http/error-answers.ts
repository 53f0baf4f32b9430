// Turns whatever goes wrong while a request is handled into an answer in the one shape. The one place that knows fastify's error codes.
import { LogError } from '@tailrace/core/errors';
import { RegistryError } from '@tailrace/core/registry';
import { ApiError, type ApiErrorCode } from '../api-error.ts';

/** Fastify's codes that a client can cause, and what they are here. */
const FROM_FASTIFY: Readonly<Record<string, readonly [ApiErrorCode, string]>> = {
  FST_ERR_BAD_URL: ['invalid_request', 'Cannot read the request: its path is not percent-encoded UTF-8'],
  FST_ERR_MAX_PARAM_LENGTH: ['invalid_request', 'Cannot read the request: a part of its path is too long'],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    'body_too_large',
    'Cannot read the body: it is too large, expected at most 64 KiB',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'Cannot read the body: its type is not known, expected content-type: application/json',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request',
    'Cannot read the body: it is not as long as content-length says',
  ],
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: [
    'unsupported_media_type',
    'Cannot read the request: its method asks for a type of the body, and there is none',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid_json', 'Cannot read the body: it is empty, expected JSON'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_json', 'Cannot read the body: it is not JSON'],
};

const FROM_REGISTRY: Readonly<Record<RegistryError['code'], ApiErrorCode>> = {
  duplicate: 'duplicate_drain',
  read_only: 'read_only',
  unavailable: 'registry_unavailable',
  closed: 'registry_unavailable',
  left: 'registry_unavailable',
  taken: 'registry_unavailable',
};

/** The error to answer with. Anything that is not known to be the client's doing is `internal`, with the cause for our own log. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof RegistryError)
    return new ApiError(FROM_REGISTRY[error.code], error.message, { cause: error });
  if (error instanceof LogError) {
    if (error.code === 'unknown_server' || error.code === 'stopping')
      return new ApiError(error.code, error.message);
    if (error.code === 'upstream_call_failed') return new ApiError('zones_unreachable', error.message);
  }
  const [code, message] = FROM_FASTIFY[codeOf(error)] ?? [];
  if (code !== undefined && message !== undefined) return new ApiError(code, message);
  // One that is not in the list must not become a line in our log for each request of whoever found it.
  if (isRefusalOfFastify(error)) return new ApiError('invalid_request', 'Cannot read the request');
  return new ApiError('internal', 'Cannot answer the request: internal error', { cause: error });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function isRefusalOfFastify(error: unknown): boolean {
  if (!(error instanceof Error) || !('statusCode' in error) || !codeOf(error).startsWith('FST_'))
    return false;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
}
