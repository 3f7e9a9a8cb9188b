using System.Diagnostics;

namespace Fulfillment.Tests.Harness;

/// <summary>The real program as a process of its own, so that a test can kill it as a power cut would.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, string data)
    {
        _process = process;
        _data = data;
    }

    /// <summary>Starts on a database that is already migrated, and answers once it serves.</summary>
    public static async Task<ServerProcess> StartAsync(FreshDatabase database)
    {
        var data = Directory.CreateTempSubdirectory("fulfillment-process-").FullName;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Fulfillment.Server.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        start.Environment["ConnectionStrings__Fulfillment"] = database.Driver.ConnectionString;
        start.Environment["Access__BootstrapKey"] = FulfillmentApp.BootstrapKey;
        start.Environment["Data__Directory"] = data;
        var process = Process.Start(start)!;
        var serves = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) serves.TrySetException(new InvalidOperationException("The server did not start."));
            else if (line.Data.Contains("Now listening on", StringComparison.Ordinal)) serves.TrySetResult();
        };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, data);
        try
        {
            await serves.Task.WaitAsync(TimeSpan.FromMinutes(1));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
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
