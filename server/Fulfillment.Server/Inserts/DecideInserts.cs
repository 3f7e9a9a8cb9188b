using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Events;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>
/// The shipment's inserts are decided, inside the unit of work that opens or releases it: what is chosen, the places it takes of
/// its campaigns' caps, and the reasons are kept together or not at all.
/// </summary>
internal sealed class DecideInserts(CampaignSets campaigns, CampaignUseStore uses, ShipmentInsertStore store, InsertPreferenceStore preferences, EventLog events, TimeProvider clock)
{
    /// <summary>
    /// The sheets of the shipment. A decision that holds is answered again, not made again. Call it late in the unit: it appends
    /// events, and on SQL Server their counter stays locked.
    /// </summary>
    public async Task<IReadOnlyList<ShipmentInsert>> DecideAsync(UnitOfWork work, InsertOccasion occasion)
    {
        // Load
        var latest = await store.LatestRoundAsync(work, occasion.ShipmentId);
        var round = (latest?.Round ?? 0) + 1;
        var now = clock.GetUtcNow();
        if (latest is { Holds: true } || !await store.TryBeginRoundAsync(work, occasion.Merchant, occasion.ShipmentId, round, now))
            return await CurrentAsync(work, occasion.ShipmentId);
        var input = await LoadAsync(work, occasion, now);
        var order = new OrderFacts(input);
        var customer = CustomerDigest.Of(occasion.Merchant, order.CustomerKey);
        input = input with { History = await store.HistoryAsync(work, occasion.Merchant, customer, order) };

        // Decide
        var decision = await DecideWithPlacesAsync(work, input, customer, order.PackedOn);

        // Save
        await store.SaveDecisionAsync(work, occasion.ShipmentId, round, decision);
        var sheets = new List<ShipmentInsert>();
        foreach (var chosen in decision.Inserts)
        {
            for (var copy = 1; copy <= chosen.Copies; copy++)
                sheets.Add(await InsertAsync(work, Sheet(occasion, chosen, round, copy) with { Customer = customer, ChosenOn = order.PackedOn, ChosenAt = now }));
        }

        // A campaign may put its thanks on the slip itself: then that one sheet is both.
        if (occasion.Terms.Policies.PackingSlip is PackingSlipPolicy.Always && sheets.TrueForAll(sheet => sheet.Template != PackingSlip.Template))
            sheets.Add(await InsertAsync(work, Slip(occasion, round) with { Customer = customer, ChosenOn = order.PackedOn, ChosenAt = now }));

        // Tell
        foreach (var sheet in sheets)
            await events.AppendAsync(work, InsertEvents.Chosen(sheet));
        return sheets;
    }

    private async Task<DecisionInput> LoadAsync(UnitOfWork work, InsertOccasion occasion, DateTimeOffset now) => new()
    {
        Merchant = occasion.Merchant,
        Terms = occasion.Terms,
        Orders = occasion.Orders,
        Zone = occasion.Site.Zone,
        At = now,
        Campaigns = await campaigns.OfAsync(work, occasion.Merchant),
        Products = occasion.Products,
        OptedOutOnPage = await preferences.AnyOptedOutAsync(work, occasion.Merchant, [.. occasion.Orders.Select(order => CustomerDigest.Of(occasion.Merchant, order.Document.Customer.Ref, order.OrderNo))]),
        TotalUses = await uses.TotalsAsync(work, occasion.Merchant),
        AlreadyIn = await store.CampaignsOfOrderAsync(work, occasion.Merchant, occasion.Orders[0].OrderNo, occasion.ShipmentId),
        Stock = occasion.Stock,
        Budget = occasion.Budget,
    };

    // Another shipment may take the last place between the look and the take: then the decision is made again without that campaign.
    private async Task<InsertDecision> DecideWithPlacesAsync(UnitOfWork work, DecisionInput input, string customer, DateOnly on)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var cappedOut = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var decision = InsertChoice.Decide(input with { CappedOut = cappedOut });
            var chosen = decision.Inserts.Select(insert => insert.Campaign).ToHashSet(StringComparer.Ordinal);
            foreach (var campaign in taken.Where(campaign => !chosen.Contains(campaign)).ToArray())
            {
                taken.Remove(campaign);
                await uses.GiveBackAllAsync(work, input.Merchant, campaign, customer);
            }

            var lost = false;
            foreach (var insert in decision.Inserts.Where(insert => !taken.Contains(insert.Campaign)))
            {
                if (await uses.TryTakeAsync(work, input.Merchant, insert.By, customer, on)) taken.Add(insert.Campaign);
                else lost |= cappedOut.Add(insert.Campaign);
            }

            if (!lost) return decision;
        }
    }

    private async Task<IReadOnlyList<ShipmentInsert>> CurrentAsync(UnitOfWork work, string shipment)
    {
        var sheets = await store.ListAsync(work, shipment);
        var round = sheets.Count == 0 ? 0 : sheets.Max(sheet => sheet.Round);
        return [.. sheets.Where(sheet => sheet.Round == round && sheet.State is not InsertState.Voided)];
    }

    private async Task<ShipmentInsert> InsertAsync(UnitOfWork work, ShipmentInsert sheet)
    {
        // 45 random bits: a second try is rare, a third means something else is wrong.
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            if (await store.TryInsertAsync(work, sheet)) return sheet;
            sheet = sheet with { Code = InsertCode.New() };
        }

        throw new InvalidOperationException($"No free code for a sheet of shipment {sheet.ShipmentId}.");
    }

    private static ShipmentInsert Slip(InsertOccasion occasion, int round) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Merchant = occasion.Merchant,
        ShipmentId = occasion.ShipmentId,
        Round = round,
        Campaign = PackingSlip.Campaign,
        CopyNumber = 1,
        OrderNo = occasion.Orders[0].OrderNo,
        Site = occasion.Site.Code,
        Slot = InsertSlot.Flyer,
        Template = PackingSlip.Template,
        Code = InsertCode.New(),
        Proof = InsertProof.Unique,
        State = InsertState.Chosen,
        Sentence = PackingSlip.Sentence,
        Customer = "",
        ChosenOn = default,
        ChosenAt = default,
    };

    private static ShipmentInsert Sheet(InsertOccasion occasion, ChosenInsert chosen, int round, int copy) => new()
    {
        Id = Guid.CreateVersion7().ToString(),
        Merchant = occasion.Merchant,
        ShipmentId = occasion.ShipmentId,
        Round = round,
        Campaign = chosen.Campaign,
        CopyNumber = copy,
        OrderNo = occasion.Orders[0].OrderNo,
        Site = occasion.Site.Code,
        Variant = chosen.Variant,
        Slot = chosen.Slot,
        Template = chosen.Template,
        Code = InsertCode.New(),
        Proof = chosen.By.Document.Proof,
        State = InsertState.Chosen,
        Sentence = chosen.Sentence,
    };
}
