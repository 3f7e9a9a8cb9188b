using Fulfillment.Server.Platform;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fulfillment.Server.Demo;

/// <summary>
/// This very program once more on the same database, for nobody but the seeder: with a clock that can be set back, so that the days
/// before were lived through the real bench and the real printers.
/// </summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DemoServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<DemoServer> StartAsync(DbDriver driver, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = environment.ApplicationName,
            EnvironmentName = environment.EnvironmentName,
            ContentRootPath = environment.ContentRootPath,
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.AddFulfillment(_ => driver);
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        var app = builder.Build();
        app.MapFulfillment();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(ct);
        return new DemoServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
