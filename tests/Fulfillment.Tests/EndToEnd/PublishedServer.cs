using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Fulfillment.Tests.Harness;

namespace Fulfillment.Tests.EndToEnd;

/// <summary>The program as it is installed: published to a folder of its own, started as a process, killed as a power cut kills it.</summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    public const string Key = "end-to-end-key-of-more-than-32-characters";
    private static readonly Lazy<Task<string>> Program = new(PublishAsync);
    private readonly string _folder = Directory.CreateTempSubdirectory("fulfillment-e2e-").FullName;
    private readonly int _port = FreePort();
    private readonly string _program;
    private Process? _process;

    private PublishedServer(string program)
    {
        _program = program;
        Http = Client(Key);
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>The server's database, to be looked into while no server runs.</summary>
    public string DatabaseFile => Path.Combine(_folder, "fulfillment.db");

    /// <summary>Speaks as the administrator; a connection that a kill cut is not used again.</summary>
    public HttpClient Http { get; }

    public static async Task<PublishedServer> StartAsync()
    {
        var server = new PublishedServer(await Program.Value);
        await server.RestartAsync();
        return server;
    }

    public HttpClient Client(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>SIGKILL: no shutdown hook runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(_program, "Fulfillment.Server.dll")]) { WorkingDirectory = _program, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Urls"] = $"http://127.0.0.1:{_port}";
        start.Environment["ConnectionStrings__Fulfillment"] = $"Data Source={Path.Combine(_folder, "fulfillment.db")}";
        start.Environment["Data__Directory"] = _folder;
        start.Environment["Access__BootstrapKey"] = Key;
        start.Environment["Public__BaseUrl"] = "https://parcel.example";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _process = Process.Start(start)!;
        var said = new List<string?>();
        _process.OutputDataReceived += (_, line) => said.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await IsUpAsync())
        {
            if (_process.HasExited || limit.IsCancellationRequested) throw new InvalidOperationException($"The published server did not start: {string.Join('\n', said)}");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            using var reply = await Http.GetAsync("/healthz");
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("fulfillment-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository.Root, "server", "Fulfillment.Server"), "--no-build", "-c", configuration, "-o", folder, "-v", "q", "--nologo"]) { RedirectStandardOutput = true };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"dotnet publish failed: {output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
