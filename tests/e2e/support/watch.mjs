// Everything that a page complains about: console errors and warnings, uncaught errors, failed
// requests and violations of its own security policy.

const LOUD = new Set(["error", "warning", "assert"]);

/**
 * Watches every page of a browser context from its first moment on.
 * @returns {Promise<string[]>} the complaints so far; it grows while the context lives.
 */
export async function watch(context) {
  const complaints = [];
  const complain = (kind, text) => complaints.push(`${kind}: ${text}`);

  context.on("console", (message) => {
    if (LOUD.has(message.type())) complain(`console ${message.type()}`, message.text());
  });
  context.on("weberror", (error) => complain("page error", error.error().message));
  context.on("requestfailed", (request) => {
    // A page that is left in the middle of loading has nothing to complain about.
    const why = request.failure()?.errorText ?? "failed";
    if (why !== "net::ERR_ABORTED") complain("request", `${request.url()} ${why}`);
  });
  await context.exposeBinding("reportPolicyViolation", (_, text) => complain("policy", text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const where = event.sourceFile ? ` at ${event.sourceFile}:${event.lineNumber}` : "";
      window.reportPolicyViolation(`${event.violatedDirective} ${event.blockedURI}${where}`);
    });
  });
  return complaints;
}
