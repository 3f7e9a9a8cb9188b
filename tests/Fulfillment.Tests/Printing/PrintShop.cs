using System.Globalization;
using System.Text;
using System.Text.Json;
using Fulfillment.Fakes.Printers;
using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>The real server with one merchant, one site and one fake printer, speaking of sheets.</summary>
internal sealed class PrintShop : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private int _sheets;

    private PrintShop(FulfillmentApp app, FakeIppPrinter printer, string merchant, string site)
    {
        App = app;
        Printer = printer;
        Merchant = merchant;
        Site = site;
    }

    public FulfillmentApp App { get; }

    public FakeIppPrinter Printer { get; }

    public string Merchant { get; }

    public string Site { get; }

    public static async Task<PrintShop> OpenAsync(TestDatabase engine, DeviceTimeouts? timeouts = null)
    {
        var printer = await FakeIppPrinter.StartAsync();
        var app = await FulfillmentApp.StartAsync(engine, services: services => Prepare(services, timeouts));
        var shop = new PrintShop(app, printer, await app.AddMerchantAsync(), await app.AddSiteAsync());
        await app.AddPrinterAsync(shop.Site, "p1", printer.Uri);
        return shop;
    }

    /// <summary>A second node on the same database.</summary>
    public Task<FulfillmentApp> OpenSecondNodeAsync() => App.StartSecondNodeAsync(services: services => Prepare(services, null));

    /// <summary>A sheet about nobody, for an insert of its own.</summary>
    public PrintRequest Sheet(string? order = null, string? insert = null, string printer = "p1")
    {
        var number = Interlocked.Increment(ref _sheets).ToString(CultureInfo.InvariantCulture);
        return new PrintRequest
        {
            Merchant = Merchant,
            Site = Site,
            Printer = printer,
            Orders = [order ?? "1001"],
            Shipment = Guid.CreateVersion7().ToString(),
            Insert = insert ?? Guid.CreateVersion7().ToString(),
            SheetCode = $"{Guid.NewGuid():N}",
            Source = new PrintSource(PrintSourceKind.Template, "thank-you-card", "hash"),
            Data = Json.Write(new { sheet = number }),
        };
    }

    public async Task<string> QueueAsync(PrintRequest request) => (await QueueAsync([request]))[0];

    public Task<IReadOnlyList<string>> QueueAsync(IReadOnlyList<PrintRequest> requests) =>
        App.Db.WriteAsync(work => Get<QueuePrintJobs>().EnqueueAsync(work, requests));

    public Task<PrintJob?> FindAsync(string id) => Get<PrintJobStore>().FindAsync(id, default);

    /// <summary>Waits until the job is in the state, and with that reason where one is given.</summary>
    public async Task<PrintJob> WaitForAsync(string id, PrintJobState state, string? why = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var job = await FindAsync(id);
            if (job?.State == state && (why is null || job.Why?.Code == why)) return job;
            Assert.False(limit.IsCancellationRequested, $"The job is {job?.State} ({job?.Why?.Code}) and not {state} ({why}).");
            await look.WaitForNextTickAsync();
        }
    }

    public Task WaitForDocumentAsync() => Printer.WaitForDocumentAsync(Limit);

    public Task WaitUntilStuckAsync() => Printer.WaitUntilStuckAsync(Limit);

    /// <summary>What came to the printer, as the data it was drawn from.</summary>
    public IReadOnlyList<JsonElement> Printed() =>
        [.. Printer.Documents.Select(document => JsonSerializer.Deserialize<JsonElement>(document.Document))];

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Printer.DisposeAsync();
    }

    /// <summary>Speaks as a merchant's own system.</summary>
    public async Task<HttpClient> SpeakAsAsync(string merchant, params string[] scopes)
    {
        var key = Secrets.New("test_");
        var stored = new ApiKey(Guid.CreateVersion7().ToString(), merchant, merchant, scopes, DateTimeOffset.UnixEpoch, "test");
        await App.Db.WriteAsync(work => Get<ApiKeyStore>().InsertAsync(work, stored, Secrets.Hash(key)));
        return App.Client(key);
    }

    private static void Prepare(IServiceCollection services, DeviceTimeouts? timeouts)
    {
        services.Replace(ServiceDescriptor.Singleton<IRenderPrintJob>(new DataAsDrawing()));
        if (timeouts is not null) services.Replace(ServiceDescriptor.Singleton(timeouts));
    }

    /// <summary>A drawing in which a test can read what the sheet says.</summary>
    private sealed class DataAsDrawing : IRenderPrintJob
    {
        public Task<Outcome<byte[]>> RenderAsync(string merchant, PrintSource source, string data, CancellationToken ct) =>
            Task.FromResult<Outcome<byte[]>>(Encoding.UTF8.GetBytes(data));
    }
}
