// How a role says whether it can do its work, for `/readyz` and for people. Only the words and their form; each role finds its
// own reasons, and whoever serves HTTP serves them.

/** Whether a role can do its work, in sentences for people. */
export interface RoleHealth {
  /** Why it cannot do its work now: nothing should be sent to it. Empty: it can. */
  readonly reasons: readonly string[];
  /** What is wrong although it does its work: a person should look. */
  readonly warnings: readonly string[];
}

/** What `/readyz` answers. */
export interface ReadyAnswer {
  readonly status: 200 | 503;
  readonly body:
    | { readonly ok: true; readonly warnings?: readonly string[] }
    | {
        readonly error: { readonly code: 'not_ready'; readonly message: string };
        readonly reasons: readonly string[];
        readonly warnings?: readonly string[];
      };
}

/**
 * Warnings alone leave the answer at 200: a registry that cannot be reached freezes the view of every process of a cluster at
 * once, and taking all of them out of a load balancer would make an outage of what is none.
 */
export function readyAnswer({ reasons, warnings }: RoleHealth): ReadyAnswer {
  const more = warnings.length === 0 ? {} : { warnings };
  if (reasons.length === 0) return { status: 200, body: { ok: true, ...more } };
  return {
    status: 503,
    body: { error: { code: 'not_ready', message: reasons.join('; ') }, reasons, ...more },
  };
}

/** The warnings that a registry gives. */
export function registryWarnings({ trouble }: { readonly trouble: string | undefined }): readonly string[] {
  return trouble === undefined ? [] : [`registry: ${trouble}`];
}
