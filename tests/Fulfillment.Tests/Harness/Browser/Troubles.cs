using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Fulfillment.Tests.Harness.Browser;

/// <summary>
/// What a healthy screen never does: an error on the console (a violated content security policy is one), an exception, a request that
/// fails or is refused, a word to another server. A refusal of the bench (409, 422) is an answer, not a fault.
/// </summary>
internal sealed class Troubles
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly List<string> _forgiven = [];
    private readonly string _host;

    public Troubles(IBrowserContext context, Uri server)
    {
        _host = server.Authority;
        context.Console += (_, message) => OnConsole(message);
        context.WebError += (_, error) => Add($"exception: {error.Error}");
        context.Request += (_, request) => OnRequest(request);
        context.RequestFailed += (_, request) => OnFailed(request);
        context.Response += (_, response) => OnResponse(response);
    }

    /// <summary>Trouble that names this text is expected by the test: it cuts the network itself, or asks for a page that refuses.</summary>
    public void Forgive(string text)
    {
        lock (_forgiven) _forgiven.Add(text);
    }

    public void AssertNone() => Assert.True(_seen.IsEmpty, $"The screen is in trouble:\n{string.Join('\n', _seen)}");

    private void OnConsole(IConsoleMessage message)
    {
        // What did not load is told by the request itself, with its address and status.
        if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Add($"console: {message.Text} ({message.Location})");
    }

    private void OnRequest(IRequest request)
    {
        if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "ws" or "wss" && url.Authority != _host) Add($"another server: {request.Method} {request.Url}");
    }

    private void OnFailed(IRequest request)
    {
        // A page that is left behind breaks its own open requests off.
        if (request.Failure != "net::ERR_ABORTED") Add($"failed: {request.Method} {request.Url}: {request.Failure}");
    }

    private void OnResponse(IResponse response)
    {
        var isRefusal = response.Status is 409 or 422 && new Uri(response.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal);
        if (response.Status >= 400 && !isRefusal) Add($"status {response.Status}: {response.Request.Method} {response.Url}");
    }

    private void Add(string trouble)
    {
        lock (_forgiven)
        {
            if (_forgiven.Any(text => trouble.Contains(text, StringComparison.Ordinal))) return;
        }

        _seen.Enqueue(trouble);
    }
}
