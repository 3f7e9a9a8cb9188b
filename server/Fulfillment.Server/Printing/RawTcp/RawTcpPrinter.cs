using System.Net.Sockets;

namespace Fulfillment.Server.Printing.RawTcp;

/// <summary>
/// A printer that takes PDF on a bare TCP port (9100) and never answers. A complete write proves nothing (measured: 100 KB
/// swallowed in 0.1 ms with nobody reading), so every sent job ends in doubt and is settled by scanning the sheet's own
/// code or by a person. Only the document's bytes go out: no name enters the stream, so none can become a command.
/// </summary>
internal sealed class RawTcpPrinter(string host, int port, DeviceTimeouts timeouts) : IPrinterDevice
{
    public Task<DeviceAnswer> OpenAsync(DeviceJob job, CancellationToken ct) => Task.FromResult(new DeviceAnswer(DeviceAnswerKind.Opened));

    public async Task<DeviceAnswer> SendAsync(DeviceJob job, ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (!await ConnectAsync(socket, ct))
            return new(DeviceAnswerKind.NotNow, PrinterTroubles.Off);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeouts.Answer);
        try
        {
            for (var rest = pdf; rest.Length > 0;)
                rest = rest[await socket.SendAsync(rest, limit.Token)..];
            socket.Shutdown(SocketShutdown.Send);
            // The printer closes when it has taken everything; closing first could cut the last bytes off.
            var ignored = new byte[512];
            while (await socket.ReceiveAsync(ignored, limit.Token) > 0)
            {
            }
            return new(DeviceAnswerKind.CannotSay, PrinterTroubles.CannotSay);
        }
        catch (SocketException)
        {
            return new(DeviceAnswerKind.CannotSay, PrinterTroubles.NoAnswer);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(DeviceAnswerKind.CannotSay, PrinterTroubles.CannotSay);
        }
    }

    public Task<DeviceAnswer> LookAsync(DeviceJob job, CancellationToken ct) => Task.FromResult(new DeviceAnswer(DeviceAnswerKind.CannotSay, PrinterTroubles.CannotSay));

    public Task CancelAsync(DeviceJob job, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Whether the port answers at all: the only thing such a printer tells. Many print an empty job for a bare connection, so it is not asked.</summary>
    public Task<PrinterHealth> ReadHealthAsync(CancellationToken ct) => Task.FromResult(new PrinterHealth(PrinterCondition.Unknown));

    private async Task<bool> ConnectAsync(Socket socket, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeouts.Connect);
        try
        {
            await socket.ConnectAsync(host, port, limit.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
