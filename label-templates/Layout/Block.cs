namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Something set, not yet placed: marks counted from its own top left corner.</summary>
internal sealed class Block(double width, double height)
{
    public static Block Empty { get; } = new(0, 0);

    public double Width { get; } = width;

    public double Height { get; } = height;

    public List<Mark> Marks { get; } = [];

    public void Put(Block block, double x, double y)
    {
        foreach (var mark in block.Marks) Marks.Add(x == 0 && y == 0 ? mark : mark.Moved(x, y));
    }
}
