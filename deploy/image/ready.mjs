// The image's health check: asks the role in this container whether it is ready, at the port of its --metrics address.
// Not a monitor: it prints the reasons of one answer and ends.
const [, port = ''] = /:(\d+)$/.exec(process.env.TAILRACE_METRICS ?? '') ?? [];
if (port === '') {
  console.error('Cannot ask for readiness: TAILRACE_METRICS names no port, expected HOST:PORT');
  process.exit(1);
}
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) });
  console.log((await answer.text()).trim());
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.error(`Cannot ask for readiness: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}
