using Fulfillment.Server.Places;

namespace Fulfillment.Server.Inserts;

/// <summary>What a parcel still takes while it is being filled, best rank first: places per slot, then weight and thickness.</summary>
internal sealed class PlacesLeft(SlotCapacity slots, PaperBudget? budget)
{
    private readonly Dictionary<InsertSlot, List<string>> _taken = [];
    private decimal? _gramsLeft = budget?.Grams;
    private decimal? _thicknessLeft = budget?.ThicknessMm;

    /// <summary>Takes the place, or says where there was none; then it stays free for the next.</summary>
    public Shut? Take(Campaign campaign, int copies)
    {
        var slot = campaign.Document.Slot;
        var capacity = slot switch
        {
            InsertSlot.Flyer => slots.Flyer,
            InsertSlot.Qr => slots.Qr,
            _ => slots.Card,
        };
        if (!_taken.TryGetValue(slot, out var holders))
            _taken[slot] = holders = [];
        if (holders.Count >= capacity)
            return new(Stage.Slot, () => InsertSentences.SlotTaken(slot, capacity, holders));
        var grams = campaign.Document.Grams * copies;
        if (_gramsLeft is { } light && grams > light)
            return new(Stage.Budget, () => InsertSentences.OverBudget("grams", light, grams));
        var thickness = campaign.Document.ThicknessMm * copies;
        if (_thicknessLeft is { } thin && thickness > thin)
            return new(Stage.Budget, () => InsertSentences.OverBudget("thicknessMm", thin, thickness));
        holders.Add(campaign.Code);
        _gramsLeft -= grams;
        _thicknessLeft -= thickness;
        return null;
    }
}
