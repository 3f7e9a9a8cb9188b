using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Fulfillment.Fakes.Printers;

/// <summary>
/// An IPP printer in this process, on 127.0.0.1, whose every misfortune can be arranged. It keeps what it was sent and
/// passes <c>ipptool … ipp-1.1.test</c>. One document per job, as office printers do.
/// </summary>
public sealed class FakeIppPrinter : IAsyncDisposable
{
    private readonly FakeIppPrinterState _state = new();
    private readonly ConcurrentQueue<(FakeOperation? Operation, FakeFault Fault)> _faults = new();
    private readonly SemaphoreSlim _received = new(0);
    private readonly SemaphoreSlim _stuck = new(0);
    private WebApplication? _host;
    private int _port;

    private FakeIppPrinter()
    {
    }

    public string Uri => $"ipp://127.0.0.1:{_port}/ipp/print";

    /// <summary>Every job the printer has been asked for, also those it was made to forget.</summary>
    public IReadOnlyList<FakePrintJob> Jobs => _state.Snapshot();

    /// <summary>The documents that came, by job name, in order of arrival.</summary>
    public IReadOnlyList<(string Name, byte[] Document)> Documents => _state.Documents();

    /// <summary>How often an operation was asked for.</summary>
    public int Count(FakeOperation operation) => _state.Count(operation);

    public static async Task<FakeIppPrinter> StartAsync()
    {
        var printer = new FakeIppPrinter();
        await printer.TurnOnAsync();
        return printer;
    }

    /// <summary>The next request (of that operation, if one is named) meets the fault; faults queue up.</summary>
    public void Next(FakeFault fault, FakeOperation? operation = null) => _faults.Enqueue((operation, fault));

    /// <summary>Accepted jobs stay in processing, with the reason in the printer's state, until <see cref="Refill"/>.</summary>
    public void RunOutOfPaper() => _state.Halt("media-empty-error", isStopped: false);

    /// <summary>The printer says that it is stopped for the reason, and prints nothing.</summary>
    public void Stop(string reason) => _state.Halt(reason, isStopped: true);

    public void Refill() => _state.Resume();

    /// <summary>Jobs that come from here on are given up by the printer.</summary>
    public void AbortJobs() => _state.Aborting = true;

    /// <summary>As after a power cut: no job is known and numbers begin again.</summary>
    public void ForgetJobs() => _state.Forget();

    /// <summary>Waits for the next document that has not been waited for.</summary>
    public async Task WaitForDocumentAsync(TimeSpan limit)
    {
        if (!await _received.WaitAsync(limit))
            throw new TimeoutException("No document came.");
    }

    /// <summary>Waits until a request has met a fault that leaves it without an answer.</summary>
    public async Task WaitUntilStuckAsync(TimeSpan limit)
    {
        if (!await _stuck.WaitAsync(limit))
            throw new TimeoutException("No request is stuck.");
    }

    /// <summary>Power on, at the same address as before.</summary>
    public async Task TurnOnAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port, listen => listen.Protocols = HttpProtocols.Http1));
        _host = builder.Build();
        _host.MapPost("/ipp/print", AnswerAsync);
        await _host.StartAsync();
        _port = new System.Uri(_host.Urls.First()).Port;
    }

    /// <summary>Power off: connections are refused. What the printer knew it still knows when it comes back; see <see cref="ForgetJobs"/>.</summary>
    public async Task TurnOffAsync()
    {
        if (_host is null)
            return;
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _host.StopAsync(now.Token);
        await _host.DisposeAsync();
        _host = null;
    }

    public async ValueTask DisposeAsync()
    {
        await TurnOffAsync();
        _received.Dispose();
        _stuck.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = FakeIppRequest.Read(body.ToArray());
        var operation = (FakeOperation)request.Operation;
        var fault = TakeFault(operation);
        if (fault is FakeFault.Silence)
        {
            await UntilGoneAsync(context);
            return;
        }
        var before = _state.Documents().Count;
        var reply = fault switch
        {
            FakeFault.Busy => new FakeIppReply(0x0507),
            FakeFault.BadMedia => new FakeIppReply(0x040b, (0x05, [new FakeAttribute(0x10, "media-col", [])])),
            _ => _state.Answer(request, Uri),
        };
        if (_state.Documents().Count > before)
            _received.Release();
        if (fault is FakeFault.CutReply)
        {
            context.Abort();
            return;
        }
        if (fault is FakeFault.ActThenSilence)
        {
            await UntilGoneAsync(context);
            return;
        }
        context.Response.ContentType = "application/ipp";
        await context.Response.Body.WriteAsync(fault is FakeFault.Gibberish ? "<html>router login</html>"u8.ToArray() : reply.Write(request));
    }

    private FakeFault? TakeFault(FakeOperation operation) =>
        _faults.TryPeek(out var next) && (next.Operation is null || next.Operation == operation) && _faults.TryDequeue(out next) ? next.Fault : null;

    private async Task UntilGoneAsync(HttpContext context)
    {
        _stuck.Release();
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
