using System.Diagnostics;

namespace Fulfillment.Tests.Harness;

/// <summary>The real program as a process of its own, so that a test can kill it as a power cut would.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, string data, Uri address)
    {
        _process = process;
        _data = data;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts on a database that is already migrated, and answers once it serves.</summary>
    /// <param name="port">0 is any free one; the one that a killed server had, for a screen that waits for its return.</param>
    public static async Task<ServerProcess> StartAsync(FreshDatabase database, int port = 0)
    {
        var data = Directory.CreateTempSubdirectory("fulfillment-process-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fulfillment.Server.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        start.Environment["ConnectionStrings__Fulfillment"] = database.Driver.ConnectionString;
        start.Environment["Access__BootstrapKey"] = FulfillmentApp.BootstrapKey;
        start.Environment["Data__Directory"] = data;
        var process = Process.Start(start)!;
        var serves = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) serves.TrySetException(new InvalidOperationException("The server did not start."));
            else if (line.Data.IndexOf("Now listening on: ", StringComparison.Ordinal) is >= 0 and var at) serves.TrySetResult(new Uri(line.Data[(at + "Now listening on: ".Length)..]));
        };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new ServerProcess(process, data, await serves.Task.WaitAsync(TimeSpan.FromMinutes(1)));
        }
        catch
        {
            await new ServerProcess(process, data, new Uri("http://127.0.0.1")).DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing of the process gets to say goodbye.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
