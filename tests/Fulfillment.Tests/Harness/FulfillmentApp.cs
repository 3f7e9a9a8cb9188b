using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fulfillment.Server;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Fulfillment.Tests.Harness;

/// <summary>The real server, in process, on a port of its own and a fresh database. Slices add their warehouse words as extension methods in their own files.</summary>
internal sealed class FulfillmentApp : IAsyncDisposable
{
    public const string BootstrapKey = "test-bootstrap-key-of-more-than-32-characters";
    private readonly WebApplication _app;
    private readonly FreshDatabase? _own;

    private FulfillmentApp(WebApplication app, FreshDatabase database, bool owns, string data)
    {
        _app = app;
        Database = database;
        _own = owns ? database : null;
        DataDirectory = data;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = Client(BootstrapKey);
    }

    public FreshDatabase Database { get; }

    public Uri Address { get; }

    /// <summary>Speaks as the installation's administrator.</summary>
    public HttpClient Http { get; }

    public string DataDirectory { get; }

    public IServiceProvider Services => _app.Services;

    public TestClock Clock => _app.Services.GetRequiredService<TestClock>();

    public Db Db => _app.Services.GetRequiredService<Db>();

    public static async Task<FulfillmentApp> StartAsync(TestDatabase engine, Action<IConfigurationBuilder>? configure = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null)
    {
        var database = await FreshDatabase.CreateAsync(engine);
        return await StartAsync(database, owns: true, configure, services, map);
    }

    /// <summary>A second server on the same database, as a second node would run.</summary>
    public Task<FulfillmentApp> StartSecondNodeAsync(Action<IConfigurationBuilder>? configure = null, Action<IServiceCollection>? services = null) =>
        StartAsync(Database, owns: false, configure, services, null);

    /// <summary>The code as this database may use it: itself on SQLite, made unique where many tests share one SQL Server.</summary>
    public string Unique(string code) => code + Database.Suffix;

    /// <summary>A client with an API key, or none.</summary>
    public HttpClient Client(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_own is null) return;
        _own.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private static async Task<FulfillmentApp> StartAsync(FreshDatabase database, bool owns, Action<IConfigurationBuilder>? configure, Action<IServiceCollection>? services, Action<WebApplication>? map)
    {
        var data = Directory.CreateTempSubdirectory("fulfillment-data-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Fulfillment.Server",
            EnvironmentName = "Test",
            ContentRootPath = Path.Combine(Repository.Root, "server", "Fulfillment.Server"),
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Access:BootstrapKey"] = BootstrapKey,
            ["Data:Directory"] = data,
            ["Demo:Seed"] = "false",
            ["Public:BaseUrl"] = "https://parcel.example",
        });
        configure?.Invoke(builder.Configuration);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddFulfillment(_ => database.Driver);
        builder.Services.AddSingleton<TestClock>();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<TestClock>()));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        await app.MigrateAsync();
        app.MapFulfillment();
        map?.Invoke(app);
        await app.StartAsync();
        return new FulfillmentApp(app, database, owns, data);
    }
}

/// <summary>The system clock, moved by as much as a test says.</summary>
internal sealed class TestClock : TimeProvider
{
    private long _shiftTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _shiftTicks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));
}

internal static class Replies
{
    /// <summary>The body as JSON, whatever the status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return document.RootElement.Clone();
    }

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient http, string path, object body) =>
        http.PutAsJsonAsync(path, body, Json.Options);

    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient http, string path, object body) =>
        http.PostAsJsonAsync(path, body, Json.Options);
}
