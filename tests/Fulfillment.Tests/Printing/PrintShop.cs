using Fulfillment.Fakes.Printers;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Access;
using Fulfillment.Server.Cards;
using Fulfillment.Server.Printing;
using Fulfillment.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Fulfillment.Tests.Printing;

/// <summary>The real server with one merchant, one site and one fake printer, speaking of sheets.</summary>
internal sealed class PrintShop : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly PreparedCard _card;

    private PrintShop(FulfillmentApp app, FakeIppPrinter printer, string merchant, string site, PreparedCard card)
    {
        _card = card;
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
        var app = await FulfillmentApp.StartAsync(engine, services: services => services.Replace(ServiceDescriptor.Singleton(timeouts ?? DeviceTimeouts.Default)));
        var merchant = await app.AddMerchantAsync();
        var card = await app.Services.GetRequiredService<PrepareCard>().HandleAsync(merchant, "thank-you-card", BuiltInTemplates.DemoData("ja"), default);
        var shop = new PrintShop(app, printer, merchant, await app.AddSiteAsync(), card.Value!);
        await app.AddPrinterAsync(shop.Site, "p1", printer.Uri);
        return shop;
    }

    /// <summary>A second node on the same database.</summary>
    public Task<FulfillmentApp> OpenSecondNodeAsync() => App.StartSecondNodeAsync();

    /// <summary>A thank-you card to a made-up customer, for an insert of its own.</summary>
    public PrintRequest Sheet(string? order = null, string? insert = null, string printer = "p1") => new()
    {
        Merchant = Merchant,
        Site = Site,
        Printer = printer,
        Orders = [order ?? "1001"],
        Shipment = Guid.CreateVersion7().ToString(),
        Insert = insert ?? Guid.CreateVersion7().ToString(),
        SheetCode = $"{Guid.NewGuid():N}",
        Source = new PrintSource(PrintSourceKind.Template, _card.Template, _card.TemplateHash),
        Data = _card.Data,
    };

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

    /// <summary>Ends this node's share of the printing; the rest of the server goes on.</summary>
    public Task StopWorkerAsync() => App.Services.GetServices<IHostedService>().OfType<PrintWorker>().Single().StopAsync(default);

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
}
