using System.Net;
using System.Net.Sockets;
using Fulfillment.Server.Printing;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>A raw TCP port: it swallows everything and proves nothing.</summary>
public sealed class PrintersThatCannotSay
{
    [Fact]
    public async Task A_sheet_sent_to_a_raw_port_is_unknown_until_somebody_says()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        var job = new JobOnDevice(Device(listener), "job-1");
        Assert.Equal(PrintJobState.Unknown, await job.RunAsync());
        Assert.Equal("cannot-say", job.Why?.Code);
        Assert.Equal(JobOnDevice.Pdf, await received);
    }

    [Fact]
    public async Task A_raw_port_that_is_off_leaves_the_job_queued()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var device = Device(listener);
        listener.Stop();
        var job = new JobOnDevice(device, "job-1");
        Assert.Equal(PrintJobState.Queued, await job.RunAsync());
        Assert.Equal("off", job.Why?.Code);
    }

    [Fact]
    public async Task A_server_that_died_while_it_wrote_does_not_write_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var job = new JobOnDevice(Device(listener), "job-1") { State = PrintJobState.Sending, Opened = true };
        Assert.Equal(PrintJobState.Unknown, await job.RunAsync(triedBefore: true));
        Assert.False(listener.Pending());
    }

    private static IPrinterDevice Device(TcpListener listener) =>
        PrinterDevices.Create($"socket://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", DeviceTimeouts.Default)!;

    private static async Task<byte[]> ReceiveAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var bytes = new MemoryStream();
        await client.GetStream().CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
