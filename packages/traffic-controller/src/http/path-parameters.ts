// The names in a request's path.
import { validateAppId } from '@tailrace/core/app-id';
import { cannot } from '@tailrace/core/errors';
import type { FastifyRequest } from 'fastify';
import { ApiError } from '../api-error.ts';

/** A part of the path, decoded; empty when the route has no such part. */
export function pathParameter(request: FastifyRequest, name: string): string {
  const value = (request.params as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}

/**
 * The app that the path names.
 *
 * @throws ApiError `invalid_app`
 */
export function appParameter(request: FastifyRequest): string {
  const app = pathParameter(request, 'app');
  const reason = validateAppId(app);
  if (reason !== undefined) throw new ApiError('invalid_app', cannot('use the app of the path', reason));
  return app;
}
