namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Where the bits of codewords lie in the data regions taken together (ISO/IEC 16022, annex F): diagonals of an L-shaped cluster, four special corners.</summary>
internal sealed class DataMatrixPlacement
{
    private readonly int rows, columns;
    private readonly byte[] codewords;
    private readonly bool[,] dark, taken;

    private DataMatrixPlacement(int rows, int columns, byte[] codewords)
    {
        (this.rows, this.columns, this.codewords) = (rows, columns, codewords);
        (dark, taken) = (new bool[rows, columns], new bool[rows, columns]);
    }

    public static bool[,] Of(DataMatrixSize size, byte[] codewords)
    {
        var placement = new DataMatrixPlacement(size.Rows / (size.RegionRows + 2) * size.RegionRows, size.Columns / (size.RegionColumns + 2) * size.RegionColumns, codewords);
        placement.Place();
        return placement.dark;
    }

    private void Place()
    {
        int at = 0, row = 4, column = 0;
        do
        {
            if (row == rows && column == 0) Put(at++, [(-1, 0), (-1, 1), (-1, 2), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)]);
            if (row == rows - 2 && column == 0 && columns % 4 != 0) Put(at++, [(-3, 0), (-2, 0), (-1, 0), (0, -4), (0, -3), (0, -2), (0, -1), (1, -1)]);
            if (row == rows - 2 && column == 0 && columns % 8 == 4) Put(at++, [(-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1)]);
            if (row == rows + 4 && column == 2 && columns % 8 == 0) Put(at++, [(-1, 0), (-1, -1), (0, -3), (0, -2), (0, -1), (1, -3), (1, -2), (1, -1)]);
            for (; row >= 0 && column < columns; (row, column) = (row - 2, column + 2))
                if (row < rows && column >= 0 && !taken[row, column]) PutCluster(at++, row, column);
            (row, column) = (row + 1, column + 3);
            for (; row < rows && column >= 0; (row, column) = (row + 2, column - 2))
                if (row >= 0 && column < columns && !taken[row, column]) PutCluster(at++, row, column);
            (row, column) = (row + 3, column + 1);
        }
        while (row < rows || column < columns);
        // Where the last corner stays empty it holds a fixed pattern.
        if (!taken[rows - 1, columns - 1]) dark[rows - 1, columns - 1] = dark[rows - 2, columns - 2] = true;
    }

    /// <summary>A corner's eight places; negative ones count from the far edge.</summary>
    private void Put(int codeword, ReadOnlySpan<(int Row, int Column)> places)
    {
        for (var bit = 0; bit < places.Length; bit++)
        {
            var (row, column) = places[bit];
            Set(codeword, bit, row < 0 ? row + rows : row, column < 0 ? column + columns : column);
        }
    }

    private void PutCluster(int codeword, int row, int column)
    {
        ReadOnlySpan<(int Row, int Column)> places = [(-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0)];
        for (var bit = 0; bit < places.Length; bit++)
        {
            int y = row + places[bit].Row, x = column + places[bit].Column;
            // What falls over an edge goes on at the opposite one, shifted.
            if (y < 0) (y, x) = (y + rows, x + 4 - ((rows + 4) % 8));
            if (x < 0) (y, x) = (y + 4 - ((columns + 4) % 8), x + columns);
            Set(codeword, bit, y, x);
        }
    }

    private void Set(int codeword, int bit, int row, int column)
    {
        taken[row, column] = true;
        dark[row, column] = (codewords[codeword] >> (7 - bit) & 1) != 0;
    }
}
