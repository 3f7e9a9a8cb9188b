using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Catalog;
using Fulfillment.Server.Dashboard;
using Fulfillment.Server.Demo;
using Fulfillment.Server.Events;
using Fulfillment.Server.Events.Hubs;
using Fulfillment.Server.Inserts;
using Fulfillment.Server.Orders;
using Fulfillment.Server.Packing;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Fulfillment.Server.Screens;
using Fulfillment.Server.Stations;
using Fulfillment.Server.Tracking;

namespace Fulfillment.Server;

/// <summary>The wiring of the whole program: which slices there are, and in which order a request passes.</summary>
internal static class FulfillmentServer
{
    /// <param name="backends">What draws cards, where it is not the library itself; asked at once, so that a setting it cannot meet is told at start.</param>
    public static void AddFulfillment(this WebApplicationBuilder builder, Func<IConfiguration, DbDriver> driver, Func<IConfiguration, CardBackends>? backends = null)
    {
        // A service that cannot be built is found at start, not at the first scan that needs it.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(backends?.Invoke(builder.Configuration) ?? CardBackends.Own);
        builder.Services.AddSingleton(services => driver(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<Db>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));
        builder.Services.AddExceptionHandler<UnexpectedErrors>();
        builder.Services.AddProblemDetails();
        builder.Services.AddAccess();
        builder.Services.AddPlaces();
        builder.Services.AddCatalog();
        builder.Services.AddEvents();
        builder.Services.AddOrders();
        builder.Services.AddInserts();
        builder.Services.AddCards();
        builder.Services.AddPrinting();
        builder.Services.AddPacking();
        builder.Services.AddTracking();
        builder.Services.AddStations();
        builder.Services.AddDashboard();
        builder.Services.AddScreens();
        builder.Services.AddSingleton<SeedDemoDay>();
    }

    public static void MapFulfillment(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseRefusalsForEmptyErrors();
        app.UseScreens();
        app.UseOpenApiPage();
        app.UseRouting();
        app.UseAccess();
        app.MapHealth();
        app.MapOpenApiDocument();
        app.MapScreens();
        app.MapHubs();
        app.MapCustomers();
        var api = app.MapGroup("/api/v1");
        api.MapAccess();
        api.MapPlaces();
        api.MapCatalog();
        api.MapOrders();
        api.MapInserts();
        api.MapCards();
        api.MapPrinting();
        api.MapTracking();
        api.MapStations();
        api.MapDashboard();
        api.MapEvents();
    }

    /// <summary>Brings the database up to date before the first request.</summary>
    public static Task MigrateAsync(this WebApplication app) => app.Services.GetRequiredService<Migrator>().RunAsync();
}
